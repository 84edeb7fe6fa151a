import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.python.Call;
import picklescope.python.PyBool;
import picklescope.python.PyFloat;
import picklescope.python.PyList;
import picklescope.python.PyStr;

/**
 * Robo chase: two computers, a robot each, one chases the other. The arrow keys drive this robot;
 * 60 times a second its pose goes to the other computer, as a Vizard program sends it. The other
 * end is this program too, or robo_chase.py.
 */
public final class RoboChase extends Application {
  private static final double ROOM = 10; // metres
  private static final double SPEED = 3; // metres a second
  private static final double TURN = 180; // degrees a second
  private static final double REACH = 0.5; // metres
  private static final double PAUSE = 2; // seconds, after a catch

  /** A robot: metres to the right and forward of the middle, degrees to the right of forward. */
  private record Robot(double x, double z, double yaw) {
    Robot moved(double metres, double degrees) {
      double angle = Math.toRadians(yaw + degrees);
      return new Robot(
          Math.clamp(x + metres * Math.sin(angle), -ROOM / 2, ROOM / 2),
          Math.clamp(z + metres * Math.cos(angle), -ROOM / 2, ROOM / 2),
          yaw + degrees);
    }

    double distance(Robot other) {
      return Math.hypot(x - other.x, z - other.z);
    }

    Call pose(boolean chases) {
      return Call.of()
          .with("action", "pose")
          .with("pos", List.of(x, 0.0, z))
          .with("euler", List.of(yaw, 0.0, 0.0))
          .with("chases", chases);
    }
  }

  private final Set<KeyCode> pressed = new HashSet<>();
  private final Canvas canvas = new Canvas(600, 600);
  private Robot mine = new Robot(0, -3, 0);
  private Robot other = new Robot(0, 3, 180);
  private boolean seen; // whether the other has sent a pose
  private boolean chases; // whether this robot chases; then the other does not
  private double pause; // seconds until a catch counts again
  private int catches;
  private long last; // time of the last frame in nanoseconds
  private Network network;
  private Ports ports;

  /** Arguments: the other computer, its port (4950), the port of this program (4950). */
  public static void main(String... arguments) {
    launch(RoboChase.class, arguments);
  }

  @Override
  public void init() {
    var arguments = getParameters().getRaw();
    String host = arguments.isEmpty() ? "localhost" : arguments.get(0);
    int port = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 4950;
    int own = arguments.size() > 2 ? Integer.parseInt(arguments.get(2)) : 4950;
    try {
      network = Network.to(host, port);
      ports = Ports.listening(event -> Platform.runLater(() -> onNetwork(event)), own);
    } catch (NetworkException e) {
      System.err.println(e.getMessage()); // no such computer, or the port is in use
      System.exit(1);
    }
  }

  @Override
  public void start(Stage stage) {
    var scene = new Scene(new StackPane(canvas));
    scene.setOnKeyPressed(key -> {
      pressed.add(key.getCode());
      chases |= key.getCode() == KeyCode.C;
    });
    scene.setOnKeyReleased(key -> pressed.remove(key.getCode()));
    stage.setScene(scene);
    stage.setTitle("Robo chase: arrow keys; C chases");
    stage.show();
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        frame(last == 0 ? 0 : (now - last) / 1e9);
        last = now;
      }
    }.start();
  }

  @Override
  public void stop() {
    ports.close();
    network.close();
  }

  /** What Vizard's callback for viz.NETWORK_EVENT would do. */
  private void onNetwork(Event event) {
    if (!(event instanceof NetworkEvent call)) {
      return; // raw bytes of somebody else
    }
    var action = call.attributes().get("action").orElse(PyStr.of(""));
    if (action.equals(PyStr.of("pose"))) {
      seen = true;
      other = new Robot(number(call, "pos", 0), number(call, "pos", 2), number(call, "euler", 0));
      if (call.attributes().get("chases").orElse(PyBool.of(false)).equals(PyBool.of(true))) {
        chases = false;
      }
    } else if (action.equals(PyStr.of("caught"))) {
      chases = true;
      pause = PAUSE;
    }
  }

  /** An item of a list of floats; 0 if there is none. */
  private static double number(NetworkEvent call, String keyword, int place) {
    return call.attributes().get(keyword).orElse(PyList.of()) instanceof PyList list
            && place < list.size()
            && list.item(place) instanceof PyFloat number
        ? number.value()
        : 0;
  }

  private void frame(double seconds) {
    pause -= seconds;
    double forward = key(KeyCode.UP) - key(KeyCode.DOWN);
    double right = key(KeyCode.RIGHT) - key(KeyCode.LEFT);
    mine = mine.moved(forward * SPEED * seconds, right * TURN * seconds);
    send(mine.pose(chases));
    if (seen && chases && pause < 0 && mine.distance(other) < REACH) {
      catches++;
      chases = false;
      send(Call.of().with("action", "caught").with("catches", catches));
    }
    draw();
  }

  private int key(KeyCode code) {
    return pressed.contains(code) ? 1 : 0;
  }

  private void send(Call call) {
    try {
      network.send(call);
    } catch (NetworkException e) {
      System.err.println(e.getMessage());
    }
  }

  private void draw() {
    var pen = canvas.getGraphicsContext2D();
    pen.setFill(Color.WHITESMOKE);
    pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    draw(pen, mine, chases ? Color.CRIMSON : Color.ROYALBLUE);
    if (seen) {
      draw(pen, other, chases ? Color.ROYALBLUE : Color.CRIMSON);
    }
    pen.setFill(Color.BLACK);
    pen.fillText(chases ? "You chase." : seen ? "Run!" : "Nobody else is here yet.", 10, 20);
    pen.fillText("Your catches: " + catches, 10, 40);
  }

  private void draw(GraphicsContext pen, Robot robot, Color color) {
    double scale = canvas.getWidth() / ROOM;
    pen.save();
    pen.translate(
        canvas.getWidth() / 2 + robot.x() * scale, canvas.getHeight() / 2 - robot.z() * scale);
    pen.rotate(robot.yaw());
    pen.setFill(color);
    pen.fillPolygon(new double[] {-12, 0, 12}, new double[] {14, -18, 14}, 3);
    pen.restore();
  }
}
