// What makes the site smoother where scripts run; every page works without it. Filters, orders and pages of one
// table change in place, long tables of figures can be sorted, and links and citations can be copied.

const AREA = 'main';
/** Links that show the same page otherwise. */
const IN_PLACE = '.facets a, thead a, .pager a, .windows a, .in-order a, .letters a, .empty a';
const FORMS = '.find.here, details .find';

const main = () => document.querySelector(AREA);

/** One line that is read out when the page has changed. */
const status = document.createElement('p');
status.className = 'vh';
status.setAttribute('role', 'status');
document.body.append(status);

const addressOf = ({ pathname, search }) => pathname + search;
let shown = addressOf(location);
let latest = 0;

/** Puts what `url` shows in the place of the page, as if it had been loaded; loads it where that fails. */
async function show(url, focusOn, remember) {
  latest += 1;
  const turn = latest;
  const ticked = [...document.querySelectorAll('.pick:checked')].map(({ value }) => value);
  main().setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector(AREA);
    if (!response.ok || !fresh) throw new Error(String(response.status));
    if (turn !== latest) return;
    if (remember) history.pushState(null, '', url);
    shown = addressOf(location);
    document.title = page.title;
    main().replaceWith(document.adoptNode(fresh));
  } catch {
    location.assign(url);
    return;
  }
  for (const box of document.querySelectorAll('.pick')) box.checked = ticked.includes(box.value);
  enhance();
  status.textContent = document.querySelector('h1.said, #compare h2')?.textContent ?? document.title;
  focusOn?.()?.focus({ preventScroll: true });
}

/** What tells a control apart from the others of its page, before and after: where it stands, and its words. */
function nameOf(control) {
  const group = control.closest('[aria-label], thead, .facets')?.getAttribute('aria-label') ?? '';
  const words = control.cloneNode(true);
  for (const changing of words.querySelectorAll('.num, .vh, [aria-hidden]')) changing.remove();
  return `${group}|${words.textContent.replace(/[↑↓\s]+/g, ' ').trim()}`;
}

/** Finds a link again after the page has changed, open details included; else the heading of what changed. */
function sameAs(link) {
  const name = nameOf(link);
  return () => {
    const found = [...main().querySelectorAll(IN_PLACE)].find((other) => nameOf(other) === name);
    const details = found?.closest('details');
    if (details) details.open = true;
    if (found) return found;
    const heading = main().querySelector('#compare h2, h1');
    heading?.setAttribute('tabindex', '-1');
    return heading;
  };
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest(IN_PLACE) : null;
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  // Another page is loaded whole; so is a place of this one.
  if (url.origin !== location.origin || url.pathname !== location.pathname) return;
  if (url.search === location.search && url.hash) return;
  event.preventDefault();
  void show(url.href.replace(/#compare$/, ''), sameAs(link), true);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches(FORMS)) return;
  const url = new URL(form.action);
  if (url.pathname !== location.pathname) return;
  event.preventDefault();
  const field = form.querySelector('input:not([type=hidden])')?.name;
  url.search = new URLSearchParams(new FormData(form)).toString();
  void show(url.href, () => main().querySelector(`.find input[name="${field}"]`), true);
});

addEventListener('popstate', () => {
  // Going to a place of the page that is shown already changes nothing of it.
  if (addressOf(location) !== shown) void show(location.href, null, false);
});

/** Adds to the page what only a script can do. */
function enhance() {
  for (const table of document.querySelectorAll('table.sortable')) sortable(table);
  if (!navigator.clipboard) return;
  for (const section of document.querySelectorAll('section.copy')) {
    for (const text of section.querySelectorAll('pre')) text.before(copier('Copy', () => text.textContent));
  }
  const links = document.querySelector('.take');
  if (links && !links.querySelector('button')) links.append(copier('Copy link', () => location.href));
}

/** Headings become buttons that sort the rows that are there. */
function sortable(table) {
  const headings = [...table.tHead.rows[0].cells];
  for (const [column, heading] of headings.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const up = heading.getAttribute('aria-sort') !== 'ascending';
      for (const other of headings) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
      rows.sort((a, b) => (up ? 1 : -1) * collator.compare(a.key, b.key));
      table.tBodies[0].append(...rows.map(({ row }) => row));
    });
  }
}

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** What a cell is sorted by: the day of a time, else its words, in which numbers count as numbers. */
function keyOf(cell) {
  return cell.querySelector('time')?.dateTime ?? cell.textContent.trim();
}

function copier(label, textOf) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = label;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(textOf());
      status.textContent = 'Copied.';
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Not allowed here';
    }
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
  return button;
}

enhance();
