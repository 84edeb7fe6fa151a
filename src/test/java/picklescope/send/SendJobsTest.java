package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that send once an hour, to a socket that nobody reads. */
@Timeout(120)
class SendJobsTest {
  private static final double HOUR_MILLIS = 3_600_000;

  private final SendJobs jobs = new SendJobs();
  private DatagramSocket receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() {
    jobs.close();
    receiver.close();
  }

  private Repeat start(String title) throws Exception {
    var to = Target.of(new Destination("127.0.0.1", receiver.getLocalPort()));
    var repeat =
        Repeat.start(
            Message.of(MessageForm.CALL, "send(1)").compile(),
            Rhythm.everyMillis(HOUR_MILLIS),
            Transmitter.open(to, SendSockets.OWN, SendSockets.UNTOLD));
    jobs.add(title, to.toString(), repeat);
    return repeat;
  }

  private List<String> titles() {
    return jobs.list().stream().map(SendJobs.Listed::title).toList();
  }

  @Test
  void jobsThatHaveEndedAreForgottenWhenTheNextStarts() throws Exception {
    var first = start("first");
    start("second");
    first.stop();
    first.await();
    assertEquals(List.of("first", "second"), titles());
    start("third");
    assertEquals(List.of("second", "third"), titles());
  }

  @Test
  void closingStopsAllJobs() throws Exception {
    start("one");
    start("other");
    assertTrue(jobs.isAnyActive());
    jobs.close();
    assertFalse(jobs.isAnyActive());
  }
}
