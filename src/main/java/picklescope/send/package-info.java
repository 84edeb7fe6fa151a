/**
 * Sending: messages with values that change, repeats, responders and replays.
 *
 * <p>Nothing is sent until a job is started by a call. A job runs on its own thread, which has the
 * name of what it does; its status can be read by any thread.
 *
 * <p>A {@link picklescope.send.Message} is what a user writes; compiled, it gives a payload for
 * each time that it is sent. This sends a pose that moves in a circle, 60 times a second, 600
 * times:
 *
 * {@snippet :
 * var message = Message.of(MessageForm.CALL, "send('pose', pos=[sin(t), 1.8, cos(t)])").compile();
 * var target = Target.parse("localhost:4950", SendOptions.usual());
 * var transmitter = Transmitter.open(target, SendSocket::open, (_, _, _, _) -> {});
 * try (var repeat = Repeat.start(message, Rhythm.hertz(60).withCount(600), transmitter)) {
 *   repeat.await();
 *   System.out.println(repeat.status());
 * }
 * }
 *
 * <p>May import: {@code picklescope.net}, {@code picklescope.capture}, {@code picklescope.filter}
 * and below, {@code picklescope.thread}, {@code picklescope.file}.
 */
package picklescope.send;
