package picklescope.session;

/** What a relay or a passive capture does now. */
public sealed interface SourceState {
  /** It is switched off. */
  record Off() implements SourceState {}

  /** It is being opened; the names of its targets are looked up. */
  record Opening() implements SourceState {}

  /** A relay that passes messages on. */
  record Relaying(RunningRelay relay) implements SourceState {}

  /**
   * It could not be opened, or has stopped by itself.
   *
   * @param reason why, and what to do, for the user
   */
  record Failed(String reason) implements SourceState {}
}
