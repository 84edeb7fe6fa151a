import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.python.Call;
import picklescope.python.PyStr;

/**
 * Instant messenger: two computers, a line of text goes from one to the other with Enter. The other
 * end is this program too, or instant_messenger.py, or a Vizard program that sends {@code
 * send(action='say', text='Hello')}.
 */
public final class InstantMessenger extends Application {
  private final TextArea said = new TextArea();
  private final TextField line = new TextField();
  private Network network;
  private Ports ports;

  /** Arguments: the other computer, its port (4950), the port of this program (4950). */
  public static void main(String... arguments) {
    launch(InstantMessenger.class, arguments);
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
    said.setEditable(false);
    said.setWrapText(true);
    line.setPromptText("Write a line, and press Enter");
    line.setOnAction(_ -> say(line.getText()));
    var pane = new BorderPane(said);
    pane.setBottom(line);
    stage.setScene(new Scene(pane, 420, 320));
    stage.setTitle("Instant messenger");
    stage.show();
    line.requestFocus();
    send(Call.of().with("action", "join"));
  }

  @Override
  public void stop() {
    ports.close();
    network.close();
  }

  private void say(String text) {
    if (!text.isBlank() && send(Call.of().with("action", "say").with("text", text))) {
      append("I: " + text);
      line.clear();
    }
  }

  private boolean send(Call call) {
    try {
      network.send(call);
      return true;
    } catch (NetworkException e) {
      append("Not sent: " + e.getMessage());
      return false;
    }
  }

  /** What Vizard's callback for viz.NETWORK_EVENT would do. */
  private void onNetwork(Event event) {
    switch (event) {
      case NetworkEvent call -> onCall(call);
      case RawNetworkEvent raw ->
          append(event.sender() + " sent " + raw.rawData().length + " bytes.");
    }
  }

  private void onCall(NetworkEvent call) {
    switch (text(call, "action")) {
      case "say" -> append(call.sender() + ": " + text(call, "text"));
      case "join" -> {
        append(call.sender() + " is here.");
        send(Call.of().with("action", "welcome"));
      }
      case "welcome" -> append(call.sender() + " is here.");
      default -> append(call.sender() + " sent " + call.data() + " " + call.attributes());
    }
  }

  /** The text of a keyword argument; empty if there is none. */
  private static String text(NetworkEvent call, String keyword) {
    return call.attributes().get(keyword).orElse(PyStr.of("")) instanceof PyStr text
        ? text.toString()
        : "";
  }

  private void append(String text) {
    said.appendText(text + "\n");
  }
}
