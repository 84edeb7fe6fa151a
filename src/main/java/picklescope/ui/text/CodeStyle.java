package picklescope.ui.text;

/** The font and colours of code, which change with the theme and the font size. */
public record CodeStyle(CodeFont font, Palette palette) {}
