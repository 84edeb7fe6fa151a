package picklescope.event;

import picklescope.python.Call;

/**
 * What the expressions of an envelope that write read: {@code args}, {@code kwargs} and {@code
 * protocol}.
 *
 * @param protocol the pickle protocol, 0 to 5
 */
record CallInput(Call call, int protocol) {}
