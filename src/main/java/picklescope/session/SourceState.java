package picklescope.session;

/** What a relay or a passive capture does now. */
public sealed interface SourceState {
  /** It is switched off. */
  record Off() implements SourceState {}

  /** It is being opened: names are looked up, a program is started. */
  record Opening() implements SourceState {}

  /** A relay that passes messages on. */
  record Relaying(RunningRelay relay) implements SourceState {}

  /** A passive capture that watches. */
  record Watching(PassiveCapture capture) implements SourceState {}

  /**
   * It could not be opened, or has stopped by itself.
   *
   * @param reason why, and what to do, for the user
   */
  record Failed(String reason) implements SourceState {}
}
