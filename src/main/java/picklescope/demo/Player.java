package picklescope.demo;

/** A part of the lab: an endless sequence of messages. For one thread. */
interface Player {
  /** Returns the next message, which is not earlier than the one before. */
  LabMessage next();
}
