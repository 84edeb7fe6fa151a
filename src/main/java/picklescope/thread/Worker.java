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
 * Runs tasks one after the other on a named daemon thread, which is started with the first task.
 * Results are delivered on another thread, such as that of the window.
 *
 * <p>An exception of a task is reported to {@link Failures}; there is no result, and the next task
 * is run. Tasks that are passed to a closed worker are ignored.
 *
 * <p>Thread-safe. No method but {@link #awaitEnd} blocks.
 */
public final class Worker implements AutoCloseable {
  /**
   * Work that has a result.
   *
   * @param <T> the type of the result
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work, on the worker's thread.
     *
     * @param task receives the progress and returns whether the work was cancelled
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
   * Returns a worker with low priority, see {@link Background}.
   *
   * @param name of its thread
   * @param answers runs what is told of answers
   */
  public static Worker background(String name, Executor answers) {
    return new Worker(Background.factory(name), answers);
  }

  /** Returns a worker with low priority that delivers results on its own thread. */
  public static Worker background(String name) {
    return background(name, Runnable::run);
  }

  /**
   * Returns a worker with normal priority, for work that a user or another program waits for.
   *
   * @param name of its thread
   * @param answers runs what is told of answers
   */
  public static Worker prompt(String name, Executor answers) {
    return new Worker(Thread.ofPlatform().daemon().name(name).factory(), answers);
  }

  /** Returns a worker with normal priority that delivers results on its own thread. */
  public static Worker prompt(String name) {
    return prompt(name, Runnable::run);
  }

  /** Runs work after all earlier tasks. */
  public Task run(Runnable work) {
    return queue(newTask(), _ -> work.run());
  }

  /**
   * Runs work after all earlier tasks and delivers its result.
   *
   * @param answer called with the result, unless the task is cancelled or the worker closed
   */
  public <T> Task run(Work<T> work, Consumer<? super T> answer) {
    return queue(newTask(), answering(work, answer));
  }

  /**
   * Runs work as {@link #run(Runnable)} does, and cancels the previous task of the methods {@code
   * runLatest} and {@code runLatestAfter}.
   */
  public Task runLatest(Runnable work) {
    return queue(newLatest(), _ -> work.run());
  }

  /**
   * Runs work as {@link #run(Work, Consumer)} does, and cancels the previous task of the methods
   * {@code runLatest} and {@code runLatestAfter}.
   */
  public <T> Task runLatest(Work<T> work, Consumer<? super T> answer) {
    return queue(newLatest(), answering(work, answer));
  }

  /**
   * Runs work as {@link #runLatest(Runnable)} does, but after a delay, so that only the last of
   * several calls in quick succession has an effect.
   */
  public Task runLatestAfter(Duration quiet, Runnable work) {
    var task = newLatest();
    var job = Failures.reported(() -> perform(task, _ -> work.run()));
    task.queuedAs(thread.schedule(job, quiet.toNanos(), TimeUnit.NANOSECONDS));
    return task;
  }

  /**
   * Runs work now and periodically until the worker ends.
   *
   * @param pause the time between the end of a run and the start of the next
   */
  public void runEvery(Duration pause, Runnable work) {
    var repeated = Failures.reported(work);
    thread.scheduleWithFixedDelay(repeated, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs an action on the thread of the results, unless the worker is closed. */
  public void deliver(Runnable result) {
    deliver(newTask(), result);
  }

  private void deliver(Task task, Runnable result) {
    answers.execute(() -> {
      if (!task.isCancelled()) {
        result.run();
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
      deliver(task, () -> answer.accept(found));
    };
  }

  /**
   * Accepts no more tasks; earlier tasks are run and their results delivered, and then the thread
   * ends.
   */
  public void finish() {
    thread.shutdown();
  }

  /**
   * Ends the worker now: waiting tasks are dropped, the running one is interrupted, and no result
   * is delivered.
   */
  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
  }

  /**
   * After {@link #finish} or {@link #close}: waits until the thread has ended. If the calling
   * thread is interrupted while it waits, it continues to wait, and its interrupt status is set on
   * return.
   *
   * @param most the maximum time to wait
   * @return whether the thread has ended within that time
   */
  public boolean awaitEnd(Duration most) {
    return Threads.awaitUninterruptibly(thread, most);
  }
}
