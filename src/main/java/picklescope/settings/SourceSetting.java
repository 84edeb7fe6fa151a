package picklescope.settings;

/** A source of messages in the settings that the user adds beside the listening ports. */
public sealed interface SourceSetting permits RelaySetting, CaptureSetting {
  /** Returns its name, which no other source has and which its messages carry. */
  String name();

  /** Returns whether it is on when the program starts. */
  boolean on();

  /** Returns a copy that is on or off. */
  SourceSetting switched(boolean nowOn);
}
