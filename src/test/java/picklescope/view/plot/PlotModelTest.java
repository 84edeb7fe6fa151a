package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;
import picklescope.settings.PlotSetting;
import picklescope.settings.PlottedSeries;

@Timeout(60)
class PlotModelTest {
  private static final long SECOND = 1_000_000_000;

  private final Journal journal = new Journal();
  private final Envelopes envelopes = Envelopes.auto();
  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger changes = new AtomicInteger();
  private final PlotModel model =
      new PlotModel(
          new CaptureView(
              journal,
              new EventDecoder(() -> envelopes, InetAddress::getHostAddress, Optional.of("here")),
              () -> 0),
          clock::get);

  @BeforeEach
  void begin() {
    model.setMessages(Filter.everything(), 1);
    model.onChange(changes::incrementAndGet);
  }

  @AfterEach
  void close() {
    model.close();
    journal.close();
  }

  private void receive(long seconds, Call call) throws Exception {
    receive(1, seconds, call);
  }

  private void receive(int from, long seconds, Call call) throws Exception {
    var address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) from});
    var remote = new InetSocketAddress(address, 50_000);
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    journal.append(
        new Datagram(
            1, seconds * SECOND, Direction.IN, remote, local, Envelope.auto().encode(call, 4)));
  }

  private void awaitRead() {
    Await.until(
        "all read",
        () -> {
          model.pulse();
          return model.run().map(run -> run.behind() == 0).orElse(true);
        });
    model.pulse();
  }

  private List<String> names() {
    return model.series().stream().map(PlotSeries::name).toList();
  }

  @Test
  void allOrTheLastSecondsAreInView() throws Exception {
    receive(10, Call.of(1));
    receive(20, Call.of(2));
    model.add("data[0]");
    awaitRead();
    assertEquals(new TimeRange(10 * SECOND, 20 * SECOND), model.viewport().range());
    clock.set(25 * SECOND);
    model.follow(4);
    assertTrue(model.pulse());
    assertEquals(new TimeRange(21 * SECOND, 25 * SECOND), model.viewport().range());
    assertFalse(model.pulse(), "nothing has changed");
    clock.set(26 * SECOND);
    assertTrue(model.pulse());
    assertEquals(4, model.setting().seconds());
  }

  @Test
  void whatWasReadStaysInViewWhileASeriesIsAdded() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      receive(i, Call.of(i, 2 * i));
    }
    model.add("data[0]");
    awaitRead();
    assertEquals(3_000, model.series().getFirst().points().size());
    model.add("data[1]");
    for (int i = 0; i < 100; i++) {
      model.pulse();
      assertEquals(3_000, model.series().getFirst().points().size());
    }
    awaitRead();
    awaitRead();
    assertEquals(3_000, model.series().get(1).points().size());
    assertEquals(2_000, model.series().get(1).points().value(1_000));
  }

  @Test
  void aListIsReplacedByItsItemsInItsPlace() throws Exception {
    receive(1, Call.of(List.of(1, List.of(2, 3)), 4));
    model.add("data[1]");
    model.add("data[0] where number < 5");
    model.add("number");
    Await.until(
        "all items",
        () -> {
          model.pulse();
          return model.series().size() == 5;
        });
    assertEquals(
        List.of(
            "data[1]",
            "data[0][0] where number < 5",
            "data[0][1][0] where number < 5",
            "data[0][1][1] where number < 5",
            "number"),
        names());
    assertEquals(5, model.series().stream().map(PlotSeries::style).distinct().count());
  }

  @Test
  void eachSenderHasASeriesOfItsOwn() throws Exception {
    receive(1, 0, Call.of(0));
    model.add("data[0]");
    model.add("number where address == '10.0.0.1'");
    awaitRead();
    assertEquals(List.of("data[0]", "number where address == '10.0.0.1'"), names());
    int style = model.series().getFirst().style();
    for (int i = 1; i < 90; i++) {
      receive(1 + i % 3, i, Call.of(i));
    }
    awaitRead();
    assertEquals(
        List.of(
            "data[0] · 10.0.0.1",
            "data[0] · 10.0.0.2",
            "data[0] · 10.0.0.3",
            "number where address == '10.0.0.1'"),
        names());
    assertEquals(30, model.series().get(2).points().size());
    assertEquals(style, model.series().getFirst().style());
    assertEquals(4, model.series().stream().map(PlotSeries::style).distinct().count());
    model.setShown(model.series().get(1), false);
    assertEquals(
        List.of(true, false, true, true),
        model.series().stream().map(one -> one.setting().shown()).toList());
    model.setShown(model.series().get(1), true);
    assertTrue(model.series().get(1).setting().shown());
    model.remove("data[0]");
    assertEquals(1, model.series().size());
  }

  @Test
  void labelsAreShortAndDifferent() throws Exception {
    for (int i = 0; i < 20; i++) {
      receive(1 + i % 2, i, Call.of(i));
    }
    model.add("data[0] where number > 3");
    awaitRead();
    assertEquals(List.of("data[0] · 10.0.0.2", "data[0] · 10.0.0.1"), labels());
    model.add("data[0] where address == '10.0.0.2'");
    model.add("number where address == '10.0.0.2'");
    Await.until(
        "all are read",
        () -> {
          model.pulse();
          return model.series().stream().noneMatch(PlotSeries::isEmpty);
        });
    assertEquals(
        List.of(
            "data[0] where number > 3 · 10.0.0.2",
            "data[0] where number > 3 · 10.0.0.1",
            "data[0] · 10.0.0.2",
            "number"),
        labels());
  }

  private List<String> labels() {
    return model.series().stream().map(PlotSeries::label).toList();
  }

  @Test
  void sendersAreBounded() throws Exception {
    for (int i = 0; i < 40; i++) {
      receive(1 + i % 20, i, Call.of(i));
    }
    for (int i = 0; i < 6; i++) {
      model.add("data[0] + " + i);
    }
    awaitRead();
    assertEquals(SeriesList.MOST_DRAWN, model.series().size());
    String text = PlotStatus.text(model);
    assertTrue(text.contains("64 of 96 series are drawn"), text);
    assertTrue(text.contains("data[0] + 5: 8 messages of further senders left out"), text);
  }

  @Test
  void seriesAreBounded() throws Exception {
    for (int i = 0; i < PlotSetting.MOST_SERIES; i++) {
      model.add("data[" + i + "]");
    }
    model.remove("data[0]");
    model.add("x");
    model.add("x");
    assertEquals(PlotSetting.MOST_SERIES, model.series().size());
    assertEquals(0, model.series().getLast().style(), "the first that is free");
    var mistake = assertThrows(SourceException.class, () -> model.add("y"));
    assertTrue(mistake.getMessage().contains("32"), mistake.getMessage());
    receive(1, Call.of().with("x", IntStream.range(0, 9).boxed().toList()));
    Await.until(
        "the list is replaced",
        () -> {
          model.pulse();
          return !names().contains("x");
        });
    assertEquals(PlotSetting.MOST_SERIES, model.series().size());
  }

  @Test
  void whatIsPlottedIsRestored() throws Exception {
    var setting =
        new PlotSetting(
            List.of(
                new PlottedSeries("data[0]", true, false, true),
                new PlottedSeries("data[", false, false, true),
                new PlottedSeries("data[1]", false, true, false)),
            true,
            30);
    model.restore(setting);
    assertEquals(List.of("data[0]", "data[1]"), names());
    assertTrue(model.isStacked());
    assertEquals(setting.series().getLast(), model.setting().series().getLast());
    assertEquals(30, model.seconds());
    int before = changes.get();
    model.change(new PlottedSeries("data[0]", false, false, false));
    assertEquals(before + 1, changes.get());
    assertFalse(model.setting().series().getFirst().shown());
  }

  @Test
  void anotherFilterBeginsAgain() throws Exception {
    for (int i = 1; i <= 100; i++) {
      receive(i, Call.of(i));
    }
    model.add("data[0]");
    awaitRead();
    assertEquals(100, model.series().getFirst().points().size());
    model.setMessages(Filter.of("data[0] % 2 == 0"), 11);
    awaitRead();
    assertEquals(45, model.series().getFirst().points().size());
    assertEquals(12, model.series().getFirst().points().value(0));
  }

  @Test
  void theStatusTellsWhatCouldNotBeRead() throws Exception {
    receive(2, Call.of(1).with("foo", List.of()));
    receive(1, Call.of(1));
    model.add("data[0]");
    model.add("missing");
    model.add("foo");
    awaitRead();
    String text = PlotStatus.text(model);
    assertTrue(text.contains("missing: none of 2 messages has such a number or text"), text);
    assertTrue(text.contains("foo: none of 2"), text);
    assertTrue(text.contains("data[0]: 1 time runs backwards"), text);
  }
}
