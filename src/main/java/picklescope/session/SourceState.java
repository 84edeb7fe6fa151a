package picklescope.session;

import picklescope.feed.Publisher;

/** What a relay, a passive capture or a publisher does now. */
public sealed interface SourceState {
  /** It is switched off. */
  record Off() implements SourceState {}

  /** It is being opened: names are looked up, a program is started. */
  record Opening() implements SourceState {}

  /** A relay that passes messages on. */
  record Relaying(RunningRelay relay) implements SourceState {}

  /** A passive capture that watches. */
  record Watching(PassiveCapture capture) implements SourceState {}

  /** The live capture is published. */
  record Publishing(Publisher publisher) implements SourceState {}

  /**
   * It could not be opened, or has stopped by itself.
   *
   * @param reason why, and what to do, for the user
   */
  record Failed(String reason) implements SourceState {}
}
