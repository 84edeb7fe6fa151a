package picklescope.session;

/** Whether the broker of a lab can be reached. */
public sealed interface LabState {
  /** It connects for the first time. */
  record Connecting() implements LabState {}

  /** It is connected. */
  record Connected(String address) implements LabState {}

  /**
   * It tries again each second.
   *
   * @param problem why, for the user
   */
  record Waiting(String problem) implements LabState {}

  /**
   * It has given up.
   *
   * @param problem why, and what to do, for the user
   */
  record Failed(String problem) implements LabState {}
}
