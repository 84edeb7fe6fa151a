package picklescope.settings;

/**
 * What the user adds to the list of sources beside the listening ports: sources of messages, and
 * where they are published.
 */
public sealed interface SourceSetting permits RelaySetting, CaptureSetting, PublishSetting {
  /** Returns its name, which no other source has and which its messages carry. */
  String name();

  /** Returns whether it is on when the program starts. */
  boolean on();

  /** Returns a copy that is on or off. */
  SourceSetting switched(boolean nowOn);
}
