package io.streamgauge.streams.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CoalescedTest {

  private final List<CompletableFuture<String>> questions = new ArrayList<>();
  private final Coalesced<String> coalesced =
      new Coalesced<>(
          () -> {
            questions.add(new CompletableFuture<>());
            return questions.get(questions.size() - 1);
          });

  @Test
  void asksOnceForAllThatComeWhileAQuestionIsOpen() {
    CompletableFuture<String> first = coalesced.ask();
    CompletableFuture<String> second = coalesced.ask();
    CompletableFuture<String> third = coalesced.ask();
    assertThat(questions).hasSize(1);

    questions.get(0).complete("old");
    assertThat(questions).hasSize(2);
    assertThat(first).isCompletedWithValue("old");
    assertThat(second).isNotDone();

    questions.get(1).complete("new");
    assertThat(second).isCompletedWithValue("new");
    assertThat(third).isCompletedWithValue("new");
  }

  @Test
  void goesOnAfterAFailure() {
    CompletableFuture<String> first = coalesced.ask();
    questions.get(0).completeExceptionally(new IllegalStateException("no"));
    assertThat(first).isCompletedExceptionally();

    CompletableFuture<String> second = coalesced.ask();
    questions.get(1).complete("yes");

    assertThat(second).isCompletedWithValue("yes");
  }

  @Test
  void takesAnswersThatAreThereAtOnce() {
    Coalesced<String> atOnce = new Coalesced<>(() -> CompletableFuture.completedFuture("now"));

    assertThat(atOnce.ask()).isCompletedWithValue("now");
    assertThat(atOnce.ask()).isCompletedWithValue("now");
  }

  @Test
  void failsWhereTheQuestionCannotBePut() {
    Coalesced<String> closed =
        new Coalesced<>(
            () -> {
              throw new IllegalStateException("closed");
            });

    assertThat(closed.ask()).isCompletedExceptionally();
    assertThat(closed.ask()).isCompletedExceptionally();
  }
}
