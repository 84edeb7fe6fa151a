package picklescope.thread;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Does one piece of work after the other on one named daemon thread, which starts with the first.
 * Answers are given on another thread, such as that of the window.
 *
 * <p>Work that throws is reported to {@link Failures}, has no answer, and the next piece follows.
 * What is given to a worker that has ended is not done.
 *
 * <p>Any thread may call; no method but {@link #awaitEnd} waits.
 */
public final class Worker implements AutoCloseable {
  /**
   * Work that has an answer.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does it, on the worker's thread.
     *
     * @param task tells how far it has come, and whether it is still wanted
     */
    T run(Task task);
  }

  private final ScheduledThreadPoolExecutor thread;
  private final Executor answers;
  private final AtomicReference<Task> latest = new AtomicReference<>(newTask());
  private volatile boolean closed;

  private Worker(ThreadFactory threads, Executor answers) {
    this.answers = answers;
    thread = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
    thread.setRemoveOnCancelPolicy(true);
  }

  /**
   * Returns a worker that gives way to receiving and sending, see {@link Background}.
   *
   * @param name of its thread
   * @param answers runs what is told of answers
   */
  public static Worker background(String name, Executor answers) {
    return new Worker(Background.factory(name), answers);
  }

  /** Returns a worker that gives way, and gives its answers on its own thread. */
  public static Worker background(String name) {
    return background(name, Runnable::run);
  }

  /**
   * Returns a worker with the usual priority, for what a user or another program waits for.
   *
   * @param name of its thread
   * @param answers runs what is told of answers
   */
  public static Worker prompt(String name, Executor answers) {
    return new Worker(Thread.ofPlatform().daemon().name(name).factory(), answers);
  }

  /** Returns a worker with the usual priority that gives its answers on its own thread. */
  public static Worker prompt(String name) {
    return prompt(name, Runnable::run);
  }

  /** Does something after all that was asked for before. */
  public Task run(Runnable work) {
    return queue(newTask(), _ -> work.run());
  }

  /**
   * Finds something out after all that was asked for before.
   *
   * @param answer called with what was found, unless the task is cancelled or the worker closed
   */
  public <T> Task run(Work<T> work, Consumer<? super T> answer) {
    return queue(newTask(), answering(work, answer));
  }

  /**
   * The same as {@link #run(Runnable)}, in place of what this method and its namesake were asked
   * for before: that is cancelled.
   */
  public Task runLatest(Runnable work) {
    return queue(newLatest(), _ -> work.run());
  }

  /**
   * The same as {@link #run(Work, Consumer)}, in place of what this method and its namesake were
   * asked for before: that is cancelled.
   */
  public <T> Task runLatest(Work<T> work, Consumer<? super T> answer) {
    return queue(newLatest(), answering(work, answer));
  }

  /**
   * The same as {@link #runLatest(Runnable)}, but not before a time has passed without being asked
   * again.
   */
  public Task runLatestAfter(Duration quiet, Runnable work) {
    var task = newLatest();
    var job = Failures.reported(() -> perform(task, _ -> work.run()));
    task.queuedAs(thread.schedule(job, quiet.toNanos(), TimeUnit.NANOSECONDS));
    return task;
  }

  /**
   * Does something now and again and again until the worker ends.
   *
   * @param pause from the end of one time to the beginning of the next
   */
  public void runEvery(Duration pause, Runnable work) {
    var repeated = Failures.reported(work);
    thread.scheduleWithFixedDelay(repeated, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs something where answers are given, unless the worker is closed. */
  public void tell(Runnable news) {
    tell(newTask(), news);
  }

  private void tell(Task task, Runnable news) {
    answers.execute(() -> {
      if (!task.isCancelled()) {
        news.run();
      }
    });
  }

  private Task newTask() {
    return new Task(() -> closed);
  }

  private Task newLatest() {
    var task = newTask();
    latest.getAndSet(task).cancel();
    return task;
  }

  private Task queue(Task task, Consumer<Task> work) {
    task.queuedAs(thread.submit(Failures.reported(() -> perform(task, work))));
    return task;
  }

  private static void perform(Task task, Consumer<Task> work) {
    try {
      if (!task.isCancelled()) {
        work.accept(task);
      }
    } catch (CancellationException e) {
      if (!task.isCancelled()) {
        throw e;
      }
    }
  }

  private <T> Consumer<Task> answering(Work<T> work, Consumer<? super T> answer) {
    return task -> {
      T found = work.run(task);
      tell(task, () -> answer.accept(found));
    };
  }

  /** Takes no more work; what was asked for before is still done and answered, and then it ends. */
  public void finish() {
    thread.shutdown();
  }

  /** Ends it now: what waits is dropped, what runs is interrupted, and no answer is given. */
  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
  }

  /**
   * After {@link #finish} or {@link #close}: waits until its thread has ended, whatever interrupts;
   * an interrupt is kept for the caller.
   *
   * @return whether the thread has ended within that time
   */
  public boolean awaitEnd(Duration most) {
    return Threads.awaitUninterruptibly(thread, most);
  }
}
