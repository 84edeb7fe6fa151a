package picklescope.capture;

/** Where a journal stores datagrams, and how many were lost. */
public sealed interface JournalState {
  /** Returns how many datagrams with a number were lost, although newer ones are held. */
  long lost();

  /** Returns how many datagrams were not accepted, and have no number. */
  long refused();

  /**
   * The journal is written to disk.
   *
   * @param bytesOnDisk the total size of the segment files
   * @param lost datagrams with a number that are neither on disk nor in memory, though newer ones
   *     are: memory was full while nothing could be written
   * @param refused datagrams that were not accepted and have no number: memory was full while the
   *     disk was slow
   */
  record Recording(long bytesOnDisk, @Override long lost, @Override long refused)
      implements JournalState {}

  /**
   * The journal is in memory only: there is no folder, or the disk is full or fails. The memory
   * holds the newest datagrams; writing is tried again each second.
   *
   * @param reason the reason and what to do, for the user
   * @param bytesOnDisk the total size of the segment files
   * @param lost datagrams with a number that are neither on disk nor in memory, though newer ones
   *     are: memory was full while nothing could be written
   * @param refused datagrams that were not accepted and have no number: memory was full while the
   *     disk was slow
   */
  record InMemory(String reason, long bytesOnDisk, @Override long lost, @Override long refused)
      implements JournalState {}
}
