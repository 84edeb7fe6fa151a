package picklescope.ui.inspect;

import java.util.function.Consumer;
import picklescope.event.DatagramHeader;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.PortSender;
import picklescope.session.CaptureView;
import picklescope.session.PortEnvelopes;
import picklescope.view.inspect.DetailLoader;
import picklescope.view.inspect.EnvelopePreview;
import picklescope.view.inspect.EnvelopeSearch;

/**
 * What the envelope chooser does with the displayed datagram.
 *
 * @param loader previews and searches in the background
 * @param onChange called when an envelope has been changed
 */
record EnvelopeActions(
    PortEnvelopes envelopes, CaptureView view, DetailLoader loader, Runnable onChange)
    implements EnvelopeChooser.Actions {
  @Override
  public void use(DatagramHeader message, boolean ofSender, Envelope chosen) {
    if (ofSender) {
      envelopes.set(PortSender.of(message), chosen);
    } else {
      envelopes.set(message.port(), chosen);
    }
    onChange.run();
  }

  @Override
  public void remove(DatagramHeader message) {
    envelopes.remove(PortSender.of(message));
    onChange.run();
  }

  @Override
  public void preview(Event event, Envelope tried, Consumer<String> answer) {
    loader.run(() -> EnvelopePreview.of(tried, event), answer);
  }

  @Override
  public void find(Event event, String sent, Consumer<EnvelopeSearch.Result> answer) {
    loader.run(() -> EnvelopeSearch.of(view.capture(), event.datagram(), sent), answer);
  }

  @Override
  public String battery(Event event) {
    return EnvelopeSearch.battery(event.datagram(), view.decoder().ourName());
  }
}
