// What web pages and newsletters print around their text. Whole lines or closing paragraphs only: a
// sentence of an answer that happens to speak of subscribing or sharing must stay.

/** Lines that are never part of a text, wherever they stand. Compared in lower case, without punctuation. */
const FURNITURE = new Set(
  [
    'share, subscribe, subscribe now, subscribe today, sign up, sign in, log in, read more, read full story, comment, comments',
    'leave a comment, advertisement, advertisements, sponsored, sponsored content, loading, menu, search, skip to content',
    'skip to main content, share this post, share this article, share this, share post, share article, copy link, like, restack',
    'upgrade to paid, upgrade, get the app, start writing, print, print this article, email this article, listen, listen to article',
    'back to top, top, previous, next, home, tweet, facebook, twitter, linkedin, whatsapp, email, x, reddit, bluesky',
    'continue reading, read in app, open in app, give a gift subscription, donate, donate now, contents, table of contents, in this article',
    'bio, biography, vote history, bio/vote history, view bio, view profile, read bio, full bio, skip to main navigation',
    'jump to, story continues below, article continues below, article continues after advertisement, view comments, follow us',
  ].flatMap((row) => row.split(', ')),
);

/** Short lines that begin so: captions, credits, counts, marks of ownership. */
const FURNITURE_START =
  /^(?:home\s*[»›>/|]|(?:sponsored|advertisement|promoted|paid (?:content|partnership)|a message from our sponsors?)\s*[:|–—-]|(?:this|today['’]s) (?:issue|edition|newsletter|episode|post|email|bulletin) is (?:sponsored|brought to you|supported|presented|powered) by\b|(?:brought to you|presented|sponsored|supported) by\b|(?:members|subscribers|supporters) can (?:also )?(?:read|listen|watch|join)\b|(?:photo|image|picture|photograph|credit|caption|illustration|graphic)s?(?: credits?| by| courtesy)?\s*:|(?:photo|image|picture)s? (?:by|courtesy|credit)\b|©|copyright |all rights reserved|\d+ (?:comments?|likes?|shares?|restacks?)$|\d+ min(?:ute)?s?(?: read)?$|(?:estimated )?reading time\b|share (?:this|on|via)\b|tweet this|print this|click here to|read more:|related:|see also:|advertisement\b|\[?(?:advertisement|ad)\]?$)/iu;

/** How a sentence begins that asks readers to do something, */
const CALL =
  /^(?:if you|please|why not|subscribe|share|leave|sign up|join|follow|thanks|thank you|to (?:get|receive|read|support|subscribe|comment)|don['’]t (?:forget|miss)|do not (?:forget|miss)|you can|want |not (?:yet )?a subscriber|support|consider|become|help us|click|enjoy|view|having trouble|trouble|trouble viewing|can['’]t see|pass (?:this|it)|like what|let us know|tell us|have your say|donate|pledge|read the full|for more|forward(?:ed)?)/iu;
/** and what it asks for. */
const ASKED_FOR =
  /\b(?:subscri(?:be|bing|ber|ption)|to a (?:friend|colleague)|pledge|comments?|newsletter|share (?:this|it|your)|sign(?:ing)? up|support (?:us|our)|(?:consider|by) (?:supporting|becoming|donating)|follow us|reading|donat(?:e|ion)|mailing list|in your inbox|free trial|browser|click|let us know|tell us|your say|read the full|more (?:information|from|on this))\b/iu;
/** Sentences that say who answers for a text and who owns it. */
const NOTICE =
  /\b(?:(?:views?|opinions?|positions?)(?: and (?:views?|opinions?))? (?:expressed|of the (?:authors?|contributors?))\b.{0,80}\b(?:own|not|alone|those of (?:the|its|their|our|each|individual))\b|all rights reserved|(?:first|originally) (?:published|appeared) (?:in|on|at|by)|^this (?:article|piece|roundtable|round-?up|feature|essay|post|debate) (?:was |is )?(?:appear(?:s|ed)|published|part)\b|^all (?:of )?our [^.]{1,60} can be found\b|not necessarily (?:reflect|represent)|privacy policy|terms of (?:use|service)|unsubscribe|subscribe (?:now|today|here|below|for free|to (?:our|the newsletter|receive))|read full (?:news|story|article))\b/iu;

/** Headings of what follows an article. Everything after one of them is outside the text. */
const END_OF_TEXT = new Set(
  [
    'related, related articles, related posts, related stories, related content, related reading, more like this, more from us',
    'popular, most read, most popular, trending, read next, up next, you may also like, you might also like, recommended',
    'recommended reading, recommended for you, discussion about this post, comments, leave a reply, post a comment, newsletter',
    'about the author, about the authors, about the contributors, about us, footnotes, notes, endnotes, references, tags, topics',
    'disclosure statement, disclosure, disclosures, declared interests, declaration of interests, conflicts of interest, competing interests, notes to editors, ends, ready for more, further reading, latest articles, latest news, more stories, share this article, share this story, keep reading',
  ].flatMap((row) => row.split(', ')),
);

const LONGEST_FURNITURE = 200;
const LONGEST_CLOSING = 600;

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .trim();

/** A line that belongs to the page and not to its text. */
export function isFurniture(text: string): boolean {
  if (text.length > LONGEST_FURNITURE) return false;
  const line = bare(text);
  return line === '' || FURNITURE.has(line) || FURNITURE_START.test(text) || /^https?:\/\/\S+$/iu.test(text);
}

/** A closing paragraph: calls to subscribe, share and comment, disclaimers, rights. */
export function isClosing(text: string): boolean {
  if (isFurniture(text)) return true;
  if (text.length > LONGEST_CLOSING) return false;
  if (NOTICE.test(text)) return true;
  return text.split(/(?<=[.!?]) /u).some((sentence) => CALL.test(sentence) && ASKED_FOR.test(sentence));
}

/** A heading above what a contributor has to declare. */
export function isDisclosure(text: string): boolean {
  return /^(?:disclosure(?: statement)?s?|declar(?:ed|ation of) interests?|(?:competing|conflicts? of) interests?)$/u.test(
    bare(text),
  );
}

/** A heading above the biographies of those who answered. */
export function announcesBiographies(text: string): boolean {
  return /^(?:(?:about|notes on)(?: (?:the|our|these))? (?:authors?|contributors?|experts?|panel(?:l?ists?)?|writers?)|(?:the )?(?:authors|contributors)|biographies|bios)$/u.test(
    bare(text),
  );
}

/** A heading after which nothing belongs to the article. */
export function endsText(text: string): boolean {
  return text.length < 60 && END_OF_TEXT.has(bare(text));
}
