/**
 * A small lab that Picklescope plays itself, so that there is something to see without other
 * computers: two robots in a maze, two people who chat, and three devices, with the faults that
 * labs have.
 *
 * <p>What is sent and when is a model without clock and network ({@link picklescope.demo.DemoLab}),
 * the same for the same seed. {@link picklescope.demo.DemoRun} sends it as datagrams from loopback
 * addresses, on the thread {@code demo}.
 *
 * <p>May import: {@code picklescope.net}, {@code picklescope.event} and below, {@code
 * picklescope.thread}.
 */
package picklescope.demo;
