package picklescope.view.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picklescope.stream.track.Pose;
import picklescope.stream.track.Trail;

/**
 * What is drawn at a time.
 *
 * @param figures the objects in the order in which they came
 * @param camera what is seen of the plane
 * @param projection the plane
 * @param width of the drawing in pixels
 * @param height of the drawing in pixels
 */
public record TrackScene(
    List<Figure> figures, Camera camera, Projection projection, double width, double height) {
  /** The longest distance of a click from what it means, in pixels. */
  private static final double NEAR = 12;

  private static final int MOST_SPOTS = 800; // of one object
  private static final int MOST_SPOTS_OF_ALL = 8_000;
  private static final long SILENT_NANOS = 2_000_000_000L;

  /** Copies the list. */
  public TrackScene {
    figures = List.copyOf(figures);
  }

  /** Returns the scene of trails at a time. */
  static TrackScene of(
      List<Trail> trails,
      long time,
      TrailLength length,
      Camera camera,
      Projection projection,
      double width,
      double height) {
    int spots = Math.clamp(MOST_SPOTS_OF_ALL / Math.max(1, trails.size()), 2, MOST_SPOTS);
    var empty = new TrackScene(List.of(), camera, projection, width, height);
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < trails.size(); i++) {
      int index = i;
      var trail = trails.get(i);
      trail
          .at(time)
          .ifPresent(pose -> {
            var before =
                trail.between(length.begin(time), time, spots).stream().map(empty::spot).toList();
            figures.add(empty.figure(index, trail.name(), before, pose, time));
          });
    }
    return new TrackScene(figures, camera, projection, width, height);
  }

  private Figure figure(int index, String name, List<Figure.Spot> before, Pose pose, long time) {
    Optional<Point> heading =
        Optional.of(pose.forward())
            .filter(forward -> forward.isKnown())
            .map(projection::of)
            .map(seen -> new Point(seen.x() * Figure.ARROW, -seen.y() * Figure.ARROW));
    return new Figure(
        index, name, before, toScreen(pose), heading, pose, time - pose.timeNanos() > SILENT_NANOS);
  }

  private Figure.Spot spot(Pose pose) {
    return new Figure.Spot(toScreen(pose), pose.number());
  }

  private Point toScreen(Pose pose) {
    return camera.toScreen(projection.of(pose), width, height);
  }

  /** Returns the number of the message that is nearest to a point; empty if none is near. */
  public Optional<Long> messageNear(Point pixels) {
    return figures.stream()
        .flatMap(figure ->
            Stream.concat(
                Stream.of(new Figure.Spot(figure.at(), figure.pose().number())),
                figure.trail().stream()))
        .filter(spot -> spot.at().distance(pixels) <= NEAR)
        .min(Comparator.comparingDouble(spot -> spot.at().distance(pixels)))
        .map(Figure.Spot::number);
  }

  /** Returns the figure at a point; empty if none is near. */
  public Optional<Figure> figureNear(Point pixels) {
    return figures.stream()
        .filter(figure -> figure.at().distance(pixels) <= NEAR)
        .min(Comparator.comparingDouble(figure -> figure.at().distance(pixels)));
  }

  /** Returns the point of the plane that is drawn somewhere. */
  public Point toMetres(Point pixels) {
    return camera.toMetres(pixels, width, height);
  }

  /** Returns where a point of the plane is drawn. */
  public Point toScreen(Point metres) {
    return camera.toScreen(metres, width, height);
  }

  /** Returns the coordinates of a point of the screen, such as {@code "x 1.25 z -3.00 m"}. */
  public String place(Point pixels) {
    Point at = toMetres(pixels);
    return "%s %s %s %s m"
        .formatted(projection.right(), Metres.text(at.x()), projection.up(), Metres.text(at.y()));
  }

  /** Returns the distance between two points of the plane as text. */
  public static String distance(Point from, Point to) {
    return Metres.text(from.distance(to)) + " m";
  }
}
