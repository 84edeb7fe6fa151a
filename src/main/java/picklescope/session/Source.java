package picklescope.session;

import picklescope.settings.SourceSetting;

/** A relay, a passive capture or a publisher of the user, as it is now. */
public record Source(SourceSetting setting, SourceState state) {
  /** Returns its name, which its messages carry. */
  public String name() {
    return setting.name();
  }
}
