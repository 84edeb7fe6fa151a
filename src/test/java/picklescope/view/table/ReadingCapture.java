package picklescope.view.table;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picklescope.capture.Capture;
import picklescope.capture.CaptureCursor;
import picklescope.capture.CaptureGrowth;
import picklescope.event.Datagram;

/** A capture that a file is being read into until the test ends it. */
final class ReadingCapture implements Capture {
  private final Capture read;
  private final CountDownLatch end = new CountDownLatch(1);

  /** Has the datagrams of another capture. */
  ReadingCapture(Capture read) {
    this.read = read;
  }

  /** Completes the capture. */
  void end() {
    end.countDown();
  }

  @Override
  public long first() {
    return read.first();
  }

  @Override
  public long last() {
    return read.last();
  }

  @Override
  public CaptureGrowth growth() {
    return end.getCount() == 0 ? CaptureGrowth.COMPLETE : CaptureGrowth.READING;
  }

  @Override
  public int percentRead() {
    return end.getCount() == 0 ? 100 : 30;
  }

  @Override
  public boolean awaitRead(Duration most) throws InterruptedException {
    return end.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Datagram get(long number) {
    return read.get(number);
  }

  @Override
  public CaptureCursor cursor() {
    return read.cursor();
  }
}
