package picklescope.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The program's icon in the sizes that window systems ask for. */
final class Images {
  private Images() {}

  static List<Image> icons() {
    return Stream.of(16, 32, 48, 64, 128, 256).map(Images::icon).toList();
  }

  private static Image icon(int size) {
    String name = "icon-" + size + ".png";
    return new Image(Objects.requireNonNull(Images.class.getResource(name)).toExternalForm());
  }
}
