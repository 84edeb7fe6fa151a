package picklescope.capture;

/** Where a journal keeps what arrives. */
public sealed interface JournalState {
  /** Datagrams with a number that are held nowhere any more, though newer ones are. */
  long lost();

  /** Datagrams that were never taken in, and so have no number. */
  long refused();

  /**
   * On disk, as it should be.
   *
   * @param bytesOnDisk what the segment files hold
   * @param lost datagrams with a number that are neither on disk nor in memory, though newer ones
   *     are: memory was full while nothing could be written
   * @param refused datagrams that were never taken in, and so have no number: memory was full while
   *     the disk was slow
   */
  record Recording(long bytesOnDisk, @Override long lost, @Override long refused)
      implements JournalState {}

  /**
   * In memory only: there is no folder, or the disk is full or fails. The newest datagrams are held
   * as far as the memory reaches; writing is tried again each second.
   *
   * @param reason why, and what to do, for the user
   * @param bytesOnDisk what the segment files hold
   * @param lost datagrams with a number that are neither on disk nor in memory, though newer ones
   *     are: memory was full while nothing could be written
   * @param refused datagrams that were never taken in, and so have no number: memory was full while
   *     the disk was slow
   */
  record InMemory(String reason, long bytesOnDisk, @Override long lost, @Override long refused)
      implements JournalState {}
}
