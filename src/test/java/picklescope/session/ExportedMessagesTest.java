package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.capture.Notes;
import picklescope.capture.Samples;
import picklescope.event.Envelopes;
import picklescope.export.table.Loss;
import picklescope.export.table.Message;
import picklescope.export.table.Messages;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.python.Call;

class ExportedMessagesTest {
  @TempDir private Path folder;

  @Test
  void whatCannotBeReadIsCountedInEachPass() throws Exception {
    var samples = Samples.small(3, 1);
    try (var journal = new Journal(folder, JournalLimits.standard())) {
      for (var one : samples) {
        journal.append(one, Notes.NONE);
      }
      var decoder = new EventDecoder(Envelopes::auto, _ -> "LAB-7", Optional.empty());
      var cut =
          new ExportedCapture("", "cut", journal, decoder, 1, 5, OptionalLong.empty(), List.of());
      try (var messages = new ExportedMessages(List.of(cut), Filter.everything())) {
        for (int pass = 0; pass < 2; pass++) {
          var numbers = new ArrayList<Long>();
          messages.forEach(
              new Messages.Visitor() {
                @Override
                public void message(Message message) {
                  numbers.add(message.event().datagram().number());
                }

                @Override
                public boolean reached(long looked) {
                  return true;
                }
              });
          assertEquals(List.of(1L, 2L, 3L), numbers);
          assertEquals(2, messages.unread());
        }
      }
    }
  }

  /** What is followed, such as tcpdump's output, has notes on what its recorder has dropped. */
  @Test
  void whatALiveCaptureNotesAtItsDatagramsIsLost() throws Exception {
    var samples = Samples.small(3, 1);
    try (var journal = new Journal(folder, JournalLimits.standard())) {
      journal.append(samples.get(0), Notes.NONE);
      journal.append(samples.get(1), new Notes("", 4));
      journal.append(samples.get(2), Notes.NONE);
      var decoder = new EventDecoder(Envelopes::auto, _ -> "LAB-7", Optional.empty());
      var live =
          new ExportedCapture(
              "LAB-1", "live", journal, decoder, 1, 3, OptionalLong.empty(), List.of());
      var losses = new ArrayList<Loss>();
      try (var messages = new ExportedMessages(List.of(live), Filter.everything())) {
        messages.losses(losses::add);
      }
      assertEquals(
          List.of(
              new Loss(
                  "LAB-1",
                  "live",
                  OptionalLong.of(2),
                  OptionalLong.of(samples.get(1).timeNanos()),
                  4,
                  "recording",
                  "not recorded between the message before and this one")),
          losses);
    }
  }

  /** What was dropped before the table was cleared is not exported. */
  @Test
  void aPartHasItsOwnLosses() throws Exception {
    try (var session = new Session()) {
      var journal = session.recorder().journal();
      var samples = Samples.small(4, 1);
      journal.append(samples.get(0), Notes.NONE);
      journal.append(samples.get(1), new Notes("", 4));
      journal.droppedPackets(16);
      journal.append(samples.get(2), new Notes("", 8));
      journal.append(samples.get(3), new Notes("", 1));
      assertEquals(List.of(4L, 8L, 1L, 16L), losses(ExportedCapture.live(session)));
      assertEquals(List.of(8L, 1L), losses(ExportedCapture.live(session).from(3)));
    }
  }

  private static List<Long> losses(ExportedCapture capture) throws Exception {
    var losses = new ArrayList<Long>();
    try (var messages = new ExportedMessages(List.of(capture), Filter.everything())) {
      messages.losses(loss -> losses.add(loss.count()));
    }
    return losses;
  }

  /** The port has counted it too. */
  @Test
  void whatTheSystemHasDroppedIsLostOnce() throws Exception {
    int port = FreePorts.next();
    try (var session = new Session();
        var network = Network.to("127.0.0.1", port)) {
      session.ports().add(port);
      var journal = session.recorder().journal();
      journal.dropped(port, 4);
      network.send(Call.of(1));
      Await.until("it has come", () -> session.capture().last() == 1);
      journal.dropped(port, 8);
      journal.droppedPackets(16);
      var losses = new ArrayList<Loss>();
      try (var messages =
          new ExportedMessages(List.of(ExportedCapture.live(session)), Filter.everything())) {
        messages.losses(losses::add);
      }
      assertEquals(List.of(4L, 8L, 16L), losses.stream().map(Loss::count).toList());
      assertEquals(
          Set.of("recording"), losses.stream().map(Loss::kind).collect(Collectors.toSet()));
    }
  }
}
