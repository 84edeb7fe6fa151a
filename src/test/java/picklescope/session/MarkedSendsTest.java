package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;

class MarkedSendsTest {
  @Test
  void theMarksAreBoundedWhichIsReportedOnce() throws Exception {
    try (var journal = new Journal()) {
      var marks = new Marks(journal);
      var notices = new ArrayList<String>();
      var sent = new MarkedSends(journal, marks, notices::add).ofOne();
      var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4999);
      for (int i = 1; i <= MarkedSends.MOST_MARKS; i++) {
        sent.sent(i, remote, remote, new byte[] {1});
        sent.refused(remote, "Refused by x");
        sent.refused(remote, "Refused by x again");
      }
      assertEquals(List.of(), notices);
      for (int i = 1; i <= 3; i++) {
        sent.sent(i, remote, remote, new byte[] {1});
        sent.refused(remote, "Refused by x");
      }
      assertEquals(MarkedSends.MOST_MARKS, marks.own().count());
      assertEquals(
          List.of("10,000 sent messages are marked as refused. Refusals of others are not marked."),
          notices);
    }
  }
}
