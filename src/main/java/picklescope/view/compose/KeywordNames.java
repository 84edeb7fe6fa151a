package picklescope.view.compose;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import picklescope.capture.Capture;
import picklescope.event.NetworkEvent;
import picklescope.python.PyStr;
import picklescope.python.text.KeywordName;
import picklescope.session.EventDecoder;

/** The names of keyword arguments in a capture, for completion. */
final class KeywordNames {
  private static final int NEWEST = 400;

  private KeywordNames() {}

  /**
   * Returns the names in the newest {@value NEWEST} datagrams that can be written as a keyword,
   * sorted. It decodes these datagrams, so it is not for the thread of a window.
   */
  static List<String> newest(Capture capture, EventDecoder decoder) {
    var names = new TreeSet<String>();
    long last = capture.last();
    for (long n = last; n >= capture.first() && n > last - NEWEST; n--) {
      try {
        if (decoder.decode(capture.get(n)) instanceof NetworkEvent call) {
          call.attributes()
              .entries()
              .forEach(entry -> {
                if (entry.key() instanceof PyStr name && KeywordName.is(name.toString())) {
                  names.add(name.toString());
                }
              });
        }
      } catch (NoSuchElementException e) {
        break; // deleted in the meantime
      }
    }
    return List.copyOf(names);
  }
}
