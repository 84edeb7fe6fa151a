package picklescope.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.text.CodeFont;
import picklescope.ui.text.CodeStyle;

/** Theme and font size of the window, changed while it is open. */
final class Appearance {
  private static final double DEFAULT_FONT_SIZE = 13;
  private static final double SMALLEST = 9;
  private static final double LARGEST = 28;

  /** Values are in a monospaced font, which looks larger than the other one. */
  private static final double CODE_SCALE = 0.96;

  private final Scene scene;
  private final ReadOnlyObjectWrapper<CodeStyle> codeStyle = new ReadOnlyObjectWrapper<>();
  private final SettingsKeeper settings;
  private Theme theme;
  private double fontSize;

  /** Styles a scene as the settings have it, and keeps changes in the settings. */
  Appearance(Scene scene, SettingsKeeper settings) {
    this.scene = scene;
    this.settings = settings;
    theme = Theme.of(settings.get(Settings.THEME));
    fontSize = clamp(settings.get(Settings.FONT_SIZE));
    apply();
  }

  /** Returns the style of drawn code. */
  ReadOnlyObjectProperty<CodeStyle> codeStyle() {
    return codeStyle.getReadOnlyProperty();
  }

  /** Returns the font size in pixels: the em of the style sheets. */
  double fontSize() {
    return fontSize;
  }

  /** Changes from light to dark, or from dark to light. */
  void switchTheme() {
    setTheme(theme.other());
  }

  /** Returns whether the theme is dark. */
  boolean isDark() {
    return theme == Theme.DARK;
  }

  void setTheme(Theme newTheme) {
    theme = newTheme;
    apply();
    settings.update(old -> old.with(Settings.THEME, theme.setting()));
  }

  /** Changes the font size by some pixels, within the smallest and the largest one. */
  void changeFontSize(int by) {
    setFontSize(fontSize + by);
  }

  /** Sets the default font size. */
  void resetFontSize() {
    setFontSize(DEFAULT_FONT_SIZE);
  }

  /** Sets the font size in pixels; that of values is a little smaller. */
  private void setFontSize(double newSize) {
    fontSize = clamp(newSize);
    apply();
    settings.update(old -> old.with(Settings.FONT_SIZE, (int) fontSize));
  }

  private static double clamp(double size) {
    return Math.clamp(size, SMALLEST, LARGEST);
  }

  private void apply() {
    double codeSize = Math.round(fontSize * CODE_SCALE * 2) / 2.0;
    Application.setUserAgentStylesheet(theme.styleSheet());
    scene.getStylesheets().setAll(sheet("window.css"), sheet(theme), sizes(codeSize));
    if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
      scene.getStylesheets().add(sheet("opaque.css"));
    }
    PopupSheets.follow(scene);
    codeStyle.set(new CodeStyle(CodeFont.ofSize(codeSize), theme.palette()));
  }

  private static String sheet(Theme theme) {
    return sheet(theme == Theme.DARK ? "dark.css" : "light.css");
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Appearance.class.getResource(name)).toExternalForm();
  }

  /**
   * Returns a style sheet with the font sizes, which cannot be computed in CSS. It is a rule of the
   * root and not its style, because popup windows have a root of their own.
   */
  private String sizes(double codeSize) {
    String css =
        """
        .root { -fx-font-size: %.1fpx; }
        .code { -fx-font-family: "%s"; -fx-font-size: %.1fpx; }
        """
            .formatted(fontSize, CodeFont.family(), codeSize);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
