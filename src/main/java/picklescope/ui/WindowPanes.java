package picklescope.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.compose.Composer;
import picklescope.ui.control.Divided;
import picklescope.view.layout.Arrangement;
import picklescope.view.layout.PaneSizes;
import picklescope.view.layout.PaneSizes.Edge;
import picklescope.view.layout.Split;

/** Arranges the panes of the window for its size, its font, and as the user wishes. */
final class WindowPanes extends BorderPane {
  private static final String PLACE = "inspector-place";

  /** A few rows of the table stay, to step through. */
  private static final Split ENLARGED = new Split(Split.Rule.SHARE, 0.25);

  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

  private final Appearance appearance;
  private final SettingsKeeper settings;
  private final LeftSide ports;
  private final ShownCapture shown;
  private final Composer composer;
  private final Divided views;
  private final Divided levels;
  private final Divided sides;
  private final PaneSizes sizes;
  private Node toolBar = new Region();
  private Arrangement.InspectorPlace place;
  private boolean enlarged;
  private boolean writing;
  private boolean folded;

  /** Arranges the panes; top and bottom are set later. */
  WindowPanes(
      Appearance appearance,
      SettingsKeeper settings,
      PaneSizes sizes,
      LeftSide ports,
      ShownCapture shown,
      Composer composer) {
    this.appearance = appearance;
    this.settings = settings;
    this.sizes = sizes;
    this.ports = ports;
    this.shown = shown;
    this.composer = composer;
    getStyleClass().add("window-panes");
    place =
        Arrangement.InspectorPlace.named(settings.get(Settings.CHOICES).getOrDefault(PLACE, ""));
    views = new Divided(Orientation.VERTICAL, shown.eventsNode(), shown.detailNode());
    levels = new Divided(Orientation.VERTICAL, views, composer);
    sides = new Divided(Orientation.HORIZONTAL, ports, levels);
    views.setId("views");
    levels.setId("levels");
    sides.setId("sides");
    views.onDrag(to -> {
      enlarged = false;
      sizes.dragged(edge(), to);
    });
    levels.onDrag(to -> sizes.dragged(Edge.COMPOSER, to));
    sides.onDrag(to -> sizes.dragged(Edge.PORTS, to));
    composer.onFold(this::fold);
    shown.onMessage(this::arrange);
    setCenter(sides);
    widthProperty().subscribe(_ -> arrange());
    heightProperty().subscribe(_ -> arrange());
    appearance.codeStyle().subscribe(_ -> arrange());
  }

  /** Sets the toolbar, which is left out in a low window: the menus have all its commands. */
  void setToolBar(Node newToolBar) {
    toolBar = newToolBar;
  }

  private Edge edge() {
    return views.orientation() == Orientation.HORIZONTAL ? Edge.BESIDE : Edge.BELOW;
  }

  private void fold(boolean fold) {
    folded = fold;
    writing = !fold;
    arrange();
  }

  /** Enlarges the inspector, or restores its size. */
  void toggleEnlarged() {
    enlarged = !enlarged;
    if (enlarged) {
      writing = false;
    }
    arrange();
  }

  /** Sets where the inspector is, and keeps that in the settings. */
  void setPlace(Arrangement.InspectorPlace newPlace) {
    place = newPlace;
    enlarged = false;
    settings.update(old -> old.withEntry(Settings.CHOICES, PLACE, newPlace.text()));
    arrange();
  }

  /** Returns where the user wants the inspector. */
  Arrangement.InspectorPlace place() {
    return place;
  }

  /** Displays the table, if another pane is in its place. */
  void showTable() {
    var now = arrangement();
    if (!now.table()) {
      writing = false;
      enlarged = false;
      arrange();
    }
  }

  /** Displays the inspector, if there is a message but no room for both. */
  void inspect() {
    if (!isInspecting()) {
      writing = false;
      enlarged = true;
      arrange();
    }
  }

  /** Returns whether the inspector can be focused. */
  boolean isInspecting() {
    return switch (arrangement().inspector()) {
      case BELOW, BESIDE, ALONE -> true;
      case FOLDED, NONE -> false;
    };
  }

  private Arrangement arrangement() {
    double em = appearance.fontSize();
    boolean message = shown.shown().detail().hasMessage();
    return Arrangement.of(
        getWidth() / em,
        getHeight() / em,
        new Arrangement.Wishes(place, message, enlarged, writing, folded));
  }

  private void arrange() {
    if (getWidth() <= 0 || getHeight() <= 0) {
      return; // not displayed yet
    }
    var now = arrangement();
    double em = appearance.fontSize();
    ports.display(now.ports());
    composer.display(now.composer());
    shown.shown().events().views().setRoomForTimes(now.times());
    shown.shown().detail().setFolded(now.inspector() == Arrangement.Inspector.FOLDED);
    sides.display(Orientation.HORIZONTAL, sides(now), em);
    levels.display(Orientation.VERTICAL, levels(now), em);
    boolean beside = now.inspector() == Arrangement.Inspector.BESIDE;
    views.display(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL, views(now), em);
    setShown(getBottom(), now.status());
    setShown(toolBar, now.status());
    pseudoClassStateChanged(LOW, !now.status());
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private Split sides(Arrangement now) {
    return switch (now.ports()) {
      case WHOLE -> sizes.get(Edge.PORTS);
      case STRIP -> Split.of(Split.Rule.FIRST_PREFERRED);
    };
  }

  private Split levels(Arrangement now) {
    return switch (now.composer()) {
      case WHOLE, NARROW -> sizes.get(Edge.COMPOSER);
      case FOLDED -> Split.of(Split.Rule.SECOND_PREFERRED);
      case ALONE -> Split.of(Split.Rule.SECOND_ONLY);
    };
  }

  private Split views(Arrangement now) {
    return switch (now.inspector()) {
      case BELOW -> enlarged ? ENLARGED : sizes.get(Edge.BELOW);
      case BESIDE -> enlarged ? ENLARGED : sizes.get(Edge.BESIDE);
      case FOLDED -> Split.of(Split.Rule.SECOND_PREFERRED);
      case ALONE -> Split.of(Split.Rule.SECOND_ONLY);
      case NONE -> Split.of(Split.Rule.FIRST_ONLY);
    };
  }
}
