package picklescope.view.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.TestSeed;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.SourceNames;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.session.CaptureView;
import picklescope.session.EventDecoder;

@Timeout(60)
class TrackModelTest {
  private static final double WIDTH = 800;
  private static final double HEIGHT = 600;

  private final Journal journal = new Journal();
  private final Envelopes envelopes = Envelopes.auto();
  private final TrackModel model =
      new TrackModel(
          new CaptureView(
              journal,
              new EventDecoder(() -> envelopes, InetAddress::getHostAddress, Optional.of("here")),
              () -> 0));

  @AfterEach
  void close() {
    model.close();
    journal.close();
  }

  private void send(int host, long second, Call call) throws Exception {
    var from = new InetSocketAddress(InetAddress.getByName("10.0.0." + host), 5_000);
    var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    journal.append(
        new Datagram(
            journal.last() + 1,
            second * 1_000_000_000L,
            Direction.IN,
            from,
            to,
            Envelope.auto().encode(call, 4)));
  }

  private void pose(int host, long second, double x, double z) throws Exception {
    send(host, second, Call.of().with("pos", List.of(x, 1.5, z)).with("yaw", 90));
  }

  /** As {@link #pose}, from a computer of a lab whose clock is ahead, 20 times a second. */
  private void poses(String host, double from, double to, double ahead) throws Exception {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (int n = (int) (from * 20); n < to * 20; n++) {
      byte[] payload =
          Envelope.auto().encode(Call.of(host).with("pos", List.of(n / 20.0, 1, 0)), 4);
      long time = 1_000_000_000_000L + (long) ((n / 20.0 + ahead) * 1e9);
      String source = SourceNames.onHost("port 4950", host);
      journal.append(new Datagram(1, time, Direction.IN, at, at, payload, source));
    }
  }

  private static List<String> silent(TrackScene scene) {
    return scene.figures().stream().filter(Figure::silent).map(Figure::name).toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-5, 5, -4_000, 4_000})
  void aClockOfAnotherComputerThatDiffersSilencesNobody(double ahead) throws Exception {
    for (int tenth = 0; tenth < 100; tenth++) {
      poses("LAB-1", tenth / 10.0, (tenth + 1) / 10.0, 0);
      poses("LAB-2", tenth / 10.0, (tenth + 1) / 10.0, ahead);
    }
    var figures = scene("").figures();
    assertEquals(List.of(), silent(model.scene()));
    for (var figure : figures) {
      int spots = figure.trail().size();
      assertEquals(100, spots, 22, figure.name());
    }
  }

  @Test
  void aComputerOfALabThatStopsFallsSilent() throws Exception {
    for (int tenth = 0; tenth < 100; tenth++) {
      poses("LAB-1", tenth / 10.0, (tenth + 1) / 10.0, 0);
      poses("LAB-2", tenth / 10.0, (tenth + 1) / 10.0, -5);
    }
    poses("LAB-1", 10, 11, 0);
    assertEquals(List.of(), silent(scene("")));
    poses("LAB-1", 11, 14, 0);
    Await.until("read", () -> model.looked() == journal.last());
    assertEquals(List.of("LAB-2"), silent(model.scene()));
  }

  private TrackScene scene(String filter) throws Exception {
    model.resize(WIDTH, HEIGHT);
    model.read(Filter.of(filter), 1);
    long last = journal.last();
    Await.until("read", () -> model.status().text().contains("object") && model.looked() == last);
    return model.scene();
  }

  @Test
  void showsEachSenderAndWhereItWas() throws Exception {
    pose(1, 10, -2, 0);
    pose(1, 11, 2, 0);
    pose(2, 12, 0, 1);
    send(3, 13, Call.of(5, "hello"));
    var figures = scene("").figures();
    assertEquals(List.of("10.0.0.1", "10.0.0.2"), figures.stream().map(Figure::name).toList());
    var first = figures.getFirst();
    assertEquals(2, first.trail().size());
    assertEquals("x 2.00 y 1.50 z 0.00 m, yaw 90°", first.words());
    assertEquals(new Point(Figure.ARROW, -0.0), rounded(first.heading().orElseThrow()));
    assertEquals("2 objects · 1 without a position", model.status().text());
    assertTrue(first.at().x() > first.trail().getFirst().at().x());
    assertEquals(Optional.of(1L), model.scene().messageNear(first.trail().getFirst().at()));
    assertEquals(Optional.empty(), model.scene().messageNear(new Point(1, 1)));
  }

  private static Point rounded(Point point) {
    return new Point(Math.rint(point.x()), Math.rint(point.y()));
  }

  @Test
  void aFilterChoosesAndATimeIsShown() throws Exception {
    pose(1, 10, 0, 0);
    pose(2, 10, 5, 5);
    pose(1, 20, 4, 0);
    assertEquals(1, scene("address == '10.0.0.1'").figures().size());
    assertTrue(model.isFollowing());
    model.setTime(0.5);
    assertFalse(model.isFollowing());
    assertEquals(15_000_000_000L, model.time().orElseThrow());
    assertEquals(0.5, model.timeShare(), 1e-9);
    var then = model.scene().figures().getFirst();
    assertEquals(0, then.pose().x());
    assertTrue(then.silent());
    model.setTime(1);
    assertEquals(4, model.scene().figures().getFirst().pose().x());
  }

  @Test
  void expressionsOfTheUserAreUsedUnlessTheyHaveAMistake() throws Exception {
    send(1, 1, Call.of("head", List.of(1, 2, 3)).with("at", List.of(7, 8)));
    send(1, 2, Call.of("hand", List.of(1, 2, 3)).with("at", List.of(9, 9)));
    scene("");
    model.ask(new TrackQuestion("at", "", "data[0]"));
    Await.until("read again", () -> model.status().objects() == 2);
    assertEquals(
        List.of("head", "hand"), model.scene().figures().stream().map(Figure::name).toList());
    assertEquals(8, model.scene().figures().getFirst().pose().z());
    model.ask(new TrackQuestion("at[", "", ""));
    assertEquals("at", model.question().position());
    assertFalse(TrackQuestion.mistake("at[").isEmpty());
  }

  @Test
  void theWholeRoomIsInView() throws Exception {
    var random = new SplittableRandom(TestSeed.get());
    for (int i = 0; i < 50; i++) {
      pose(i % 3, i, random.nextDouble(-8, 9), random.nextDouble(-3, 20));
    }
    scene("");
    model.setLength(TrailLength.ALL);
    for (Projection projection : Projection.values()) {
      model.setProjection(projection);
      for (var figure : model.scene().figures()) {
        for (var spot : figure.trail()) {
          assertTrue(spot.at().x() > 0 && spot.at().x() < WIDTH, () -> "" + spot);
          assertTrue(spot.at().y() > 0 && spot.at().y() < HEIGHT, () -> "" + spot);
        }
      }
    }
  }

  @Test
  void aPointStaysUnderThePointerWhenTheRoomIsEnlarged() throws Exception {
    pose(1, 1, -2, -2);
    pose(1, 2, 2, 2);
    scene("");
    var pointer = new Point(200, 450);
    var before = model.scene().toMetres(pointer);
    model.zoom(3, pointer);
    assertFalse(model.isFitted());
    var after = model.scene().toMetres(pointer);
    assertEquals(0, before.distance(after), 1e-9);
    model.move(50, -20);
    assertEquals(0, after.distance(model.scene().toMetres(new Point(250, 430))), 1e-9);
    model.fit();
    assertTrue(model.isFitted());
  }

  @Test
  void theGridHasRoundDistances() {
    for (double scale = 0.002; scale < 50_000; scale *= 1.37) {
      var camera = new Camera(new Point(3, -7), scale);
      double step = camera.gridStep(64);
      assertTrue(step * scale >= 63.9 && step * scale < 64 * 2.6, scale + ": " + step);
      var grid = TrackGrid.of(new TrackScene(List.of(), camera, Projection.TOP, WIDTH, HEIGHT));
      assertTrue(grid.vertical().size() >= 4 && grid.vertical().size() <= 13, "" + grid.vertical());
    }
    var grid =
        TrackGrid.of(
            new TrackScene(List.of(), new Camera(new Point(0, 0), 100), Projection.SIDE, 500, 500));
    assertEquals(
        List.of("-2 m", "-1 m", "z 0", "1 m", "2 m"),
        grid.vertical().stream().map(GridLine::label).toList());
  }
}
