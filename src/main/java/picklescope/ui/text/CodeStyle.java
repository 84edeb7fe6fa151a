package picklescope.ui.text;

/** How code looks now: it changes with theme and font size. */
public record CodeStyle(CodeFont font, Palette palette) {}
