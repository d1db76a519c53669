// How many answers stand side by side.
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 6;
