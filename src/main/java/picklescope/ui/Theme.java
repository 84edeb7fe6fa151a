package picklescope.ui;

import static picklescope.view.text.TokenKind.BYTES;
import static picklescope.view.text.TokenKind.CONSTANT;
import static picklescope.view.text.TokenKind.NAME;
import static picklescope.view.text.TokenKind.NOTE;
import static picklescope.view.text.TokenKind.NUMBER;
import static picklescope.view.text.TokenKind.PLAIN;
import static picklescope.view.text.TokenKind.PUNCTUATION;
import static picklescope.view.text.TokenKind.STRING;
import static picklescope.view.text.TokenKind.TAG;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.paint.Color;
import picklescope.settings.ThemeChoice;
import picklescope.ui.text.Palette;
import picklescope.view.text.TokenKind;

/** Light and dark: a style sheet for the controls, and the colours of drawn text. */
public enum Theme {
  LIGHT(
      new PrimerLight().getUserAgentStylesheetBSS(),
      new Palette(
          kinds(
              "#24292f", "#6e7781", "#0a6b3d", "#8a4600", "#0550ae", "#b3246b", "#6639ba",
              "#6e7781"),
          Color.web("#cfe6ff"),
          Color.web("#f5f1fd"),
          Color.web("#eaeef2"),
          Color.web("#0969da"),
          series(
              "#0969da", "#bc4c00", "#1a7f37", "#b3246b", "#6639ba", "#7d5a00", "#007a87",
              "#57606a"))),
  DARK(
      new PrimerDark().getUserAgentStylesheetBSS(),
      new Palette(
          kinds(
              "#d3dae2", "#8b949e", "#7ee0a6", "#ffb77a", "#79c0ff", "#ff8ec6", "#d2a8ff",
              "#8b949e"),
          Color.web("#1c3d66"),
          Color.web("#1a1730"),
          Color.web("#1c2128"),
          Color.web("#58a6ff"),
          series(
              "#58a6ff", "#ffa657", "#56d364", "#ff8ec6", "#bc8cff", "#e3c341", "#4dd0e1",
              "#b1bac4")));

  private final String styleSheet;
  private final Palette palette;

  Theme(String styleSheet, Palette palette) {
    this.styleSheet = styleSheet;
    this.palette = palette;
  }

  /** Returns the theme of a setting. */
  static Theme of(ThemeChoice setting) {
    return switch (setting) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    };
  }

  /** Returns the setting of the theme. */
  ThemeChoice setting() {
    return this == DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT;
  }

  Theme other() {
    return this == DARK ? LIGHT : DARK;
  }

  /** Returns the style sheet of the controls, in the binary form that JavaFX need not parse. */
  String styleSheet() {
    return styleSheet;
  }

  /** Returns the colours of drawn text. */
  Palette palette() {
    return palette;
  }

  private static List<Color> series(String... colors) {
    return Stream.of(colors).map(Color::web).toList();
  }

  private static Map<TokenKind, Color> kinds(
      String plain,
      String punctuation,
      String string,
      String bytes,
      String number,
      String constant,
      String name,
      String note) {
    return Map.of(
        PLAIN, Color.web(plain),
        PUNCTUATION, Color.web(punctuation),
        STRING, Color.web(string),
        BYTES, Color.web(bytes),
        NUMBER, Color.web(number),
        CONSTANT, Color.web(constant),
        NAME, Color.web(name),
        NOTE, Color.web(note),
        TAG, Color.web(bytes));
  }
}
