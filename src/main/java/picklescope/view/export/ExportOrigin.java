package picklescope.view.export;

import java.util.function.Supplier;
import picklescope.capture.Capture;
import picklescope.filter.Filter;
import picklescope.session.ExportedCapture;

/**
 * The messages that are exported.
 *
 * @param capture the capture, which may still be read
 * @param exported returns what is exported of it, once it has been read
 * @param filter which messages
 */
public record ExportOrigin(Capture capture, Supplier<ExportedCapture> exported, Filter filter) {}
