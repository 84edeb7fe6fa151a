package picklescope.net.doctor;

/** What a finding is for the question why nothing is heard. */
public enum Verdict {
  /** It is as it should be. */
  GOOD,

  /** It may be the reason; only the user can tell. */
  NOTE,

  /** It is a reason, or another defect. */
  PROBLEM,

  /** It could not be found out. */
  UNKNOWN
}
