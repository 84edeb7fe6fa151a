package picklescope.stream;

import java.util.List;
import picklescope.python.PyStr;

/** Which numbers of a stream's arguments count messages of other streams too. */
interface SharedNumbers {
  /** Returns whether the numbers of a positional argument are shared by streams. */
  boolean share(int position);

  /** Returns whether a keyword's numbers are shared by streams. */
  boolean share(PyStr name);

  /** Returns what is odd, to be shown with a stream. */
  List<Oddity> oddities(StreamStatistics shown);

  /** Returns that no numbers are shared. */
  static SharedNumbers none() {
    return new GroupCounters();
  }
}
