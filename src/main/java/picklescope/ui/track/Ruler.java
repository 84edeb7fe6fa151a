package picklescope.ui.track;

import java.util.Optional;
import picklescope.view.track.Point;
import picklescope.view.track.TrackScene;

/** A line that measures a distance; it stays where it is in the room. */
final class Ruler {
  /** Its ends in metres. */
  private record Ends(Point from, Point to) {}

  private Optional<Ends> ends = Optional.empty();

  /** Measures between two points of the screen. */
  void set(TrackScene scene, Point from, Point to) {
    ends = Optional.of(new Ends(scene.toMetres(from), scene.toMetres(to)));
  }

  void remove() {
    ends = Optional.empty();
  }

  void draw(TrackPainter painter, TrackScene scene) {
    ends.ifPresent(line ->
        painter.ruler(
            scene.toScreen(line.from()),
            scene.toScreen(line.to()),
            TrackScene.distance(line.from(), line.to())));
  }
}
