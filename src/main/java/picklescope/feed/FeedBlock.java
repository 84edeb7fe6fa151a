package picklescope.feed;

import java.util.Arrays;
import picklescope.capture.CaptureSection;

/**
 * A section of a host's capture as a broker keeps it.
 *
 * @param capture the capture to whose numbers those of the section belong; letters, digits and '-'
 * @param section the datagrams, as its publisher describes them: the content may be anything
 * @param skipped how many datagrams before them were overwritten before they could be published
 */
public record FeedBlock(String capture, CaptureSection section, long skipped) {
  /** Returns its name, by which a broker recognizes that it comes a second time. */
  public String id(HostName host) {
    String id = "%s %s %s".formatted(host, capture, section.first());
    // The next datagram, if there is one after all, has the number of a block without datagrams.
    return section.count() == 0 ? id + " end " + Arrays.hashCode(section.content()) : id;
  }
}
