package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;

@Timeout(60)
class SendJobThreadTest {
  @Test
  void anErrorEndsAJobAsAnExceptionDoes() throws Exception {
    var to = Target.of(new Destination("127.0.0.1", FreePorts.next()));
    var transmitter = Transmitter.open(to, SendSockets.OWN, SendSockets.UNTOLD);
    var job =
        new SendJobThread(
            "job",
            Pacer.usual(),
            transmitter,
            () -> {
              throw new InternalError("as for a file that is truncated while it is read");
            });
    job.start();
    job.await();
    var status = job.status(0, 0);
    assertEquals(SendJob.State.FAILED, status.state());
    assertEquals(
        "java.lang.InternalError: as for a file that is truncated while it is read",
        status.problem());
    job.close();
  }
}
