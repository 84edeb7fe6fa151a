package picklescope.ui.compose;

import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import picklescope.net.Network;
import picklescope.ui.control.Tips;
import picklescope.ui.control.TitleConverter;

/** Selects the pickle protocol. */
final class ProtocolBox extends ComboBox<Integer> {
  ProtocolBox(String id, Runnable onChange) {
    setId(id);
    setAccessibleText("Pickle protocol");
    setMinWidth(USE_PREF_SIZE);
    getItems().setAll(IntStream.rangeClosed(0, 5).boxed().toList());
    setValue(Network.DEFAULT_PROTOCOL);
    Tips.explain(this, "Pickle protocol. Vizard up to 5 is Python 2.7 and reads up to protocol 2.");
    setConverter(new TitleConverter<>(number -> "Protocol " + number));
    valueProperty().addListener((_, _, _) -> onChange.run());
  }
}
