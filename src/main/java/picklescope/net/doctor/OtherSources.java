package picklescope.net.doctor;

import java.util.List;
import java.util.Map;

/** What is known of sources beside the ports, such as relays and passive captures. */
@FunctionalInterface
public interface OtherSources {
  /** Returns what is found of them at a port. */
  List<Finding> at(int port);

  /**
   * Returns to which ports of this computer messages have come, and how many, as far as passive
   * captures have seen it. Ports from which this computer has sent are left out: these are answers.
   */
  default Map<Integer, Long> arrived() {
    return Map.of();
  }
}
