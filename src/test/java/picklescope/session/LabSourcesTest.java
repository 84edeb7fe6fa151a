package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.SourceNames;

class LabSourcesTest {
  private static final String LONG = "card with a very long name, 𝄞𝄞𝄞𝄞𝄞𝄞𝄞".repeat(2);

  private final LabSources sources = new LabSources();

  /** Appends a message of each of many sources of a host. */
  private void append(Journal journal, String host, String source, int count) {
    var address = new InetSocketAddress("127.0.0.1", 4950);
    for (int i = 0; i < count; i++) {
      var name = sources.of(source + i, host);
      journal.append(new Datagram(1, 1, Direction.IN, address, address, new byte[1], name));
    }
  }

  private static String newest(Journal journal) {
    return journal.get(journal.last()).source();
  }

  @Test
  void aPipeHasManyNamesAndLeavesRoom() {
    for (int i = 0; i < LabSources.MOST_OF_PIPE - 1; i++) {
      assertEquals("eth" + i + " @ stdin", sources.ofPipe("eth" + i));
    }
    assertEquals("other @ stdin", sources.ofPipe("one more"));
    assertEquals("eth7 @ stdin", sources.ofPipe("eth7"));
    for (int i = 0; i < LabSources.MOST - 1; i++) {
      assertEquals("port " + i + " @ LAB-3", sources.of("port " + i, "LAB-3"));
    }
  }

  @Test
  void whateverOneHostPublishesTheMessagesOfAllHaveTheirHost() {
    try (var journal = new Journal()) {
      for (int host = 1; host < Lab.MOST_HOSTS; host++) {
        append(journal, "%063d".formatted(host), "x".repeat(90), 50);
        assertEquals("other @ %063d".formatted(host), newest(journal));
        append(journal, "%063d".formatted(host), LONG, 10);
      }
      append(journal, "LAB-3", "port 495", 2);
      assertEquals("port 4951 @ LAB-3", newest(journal));
      append(journal, "LAB-3", "port 495", 3);
      assertEquals("other @ LAB-3", newest(journal));
      for (long number = journal.first(); number <= journal.last(); number++) {
        assertTrue(!SourceNames.host(journal.get(number).source()).isEmpty());
      }
    }
  }

  @Test
  void aHostOfASmallLabHasManySources() {
    for (int host = 1; host <= 10; host++) {
      for (int source = 1; source < LabSources.MOST; source++) {
        String name = "port " + source;
        assertEquals(name + " @ LAB-" + host, sources.of(name, "LAB-" + host));
      }
      assertEquals("other @ LAB-" + host, sources.of("port 99", "LAB-" + host));
      assertEquals("port 1 @ LAB-" + host, sources.of("port 1", "LAB-" + host));
    }
  }
}
