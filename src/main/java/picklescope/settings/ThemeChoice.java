package picklescope.settings;

import java.util.Locale;

/** Whether the window is light or dark. */
public enum ThemeChoice {
  LIGHT,
  DARK,
  /** As the system's own windows. */
  SYSTEM;

  /** Returns the text in the settings file. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
