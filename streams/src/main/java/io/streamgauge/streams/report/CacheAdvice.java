package io.streamgauge.streams.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Caches whose hit ratio is below the target, with what the target would save. */
final class CacheAdvice {

  private CacheAdvice() {}

  static List<Advice> of(ServiceEvidence evidence) {
    double target = evidence.targets().of(KeyFigure.HIT_RATIO);
    List<Advice> advice = new ArrayList<>();
    for (CacheUse cache : evidence.caches()) {
      if (cache.lookups() >= KeyFigure.HIT_RATIO.fewestEvents() && cache.ratio() < target) {
        advice.add(advice(cache, target));
      }
    }
    return advice;
  }

  private static Advice advice(CacheUse cache, double target) {
    double saved = cache.misses() - (1 - target) * cache.lookups();
    Optional<Double> mean =
        cache.loads() > 0 && cache.loadNanos() > 0
            ? Optional.of(cache.loadNanos() / 1e9 / cache.loads())
            : Optional.empty();
    double loadsPerMiss = Math.min(1, (double) cache.loads() / Math.max(1, cache.misses()));
    Optional<Double> seconds = mean.map(load -> saved * loadsPerMiss * load);
    return Advice.of(
        seconds.isPresent() ? Advice.Urgency.TAKES_TIME : Advice.Urgency.WASTES,
        seconds.orElse(saved),
        "cold-cache",
        cache.cache(),
        summary(cache, target, saved, seconds, mean),
        new Numbers()
            .put("hitRatio", cache.ratio())
            .put("target", target)
            .put("lookups", cache.lookups())
            .put("misses", cache.misses())
            .put("savedLookups", saved)
            .putKnown("meanLoad", mean.orElse(null))
            .putKnown("savedSeconds", seconds.orElse(null))
            .put("evictions", cache.evictions())
            .putKnown("size", cache.size())
            .toMap());
  }

  private static String summary(
      CacheUse cache,
      double target,
      double saved,
      Optional<Double> seconds,
      Optional<Double> mean) {
    String ratio =
        "Cache %s answers %s of %s lookups (target %s)."
            .formatted(
                cache.cache(),
                Wording.share(cache.ratio()),
                Wording.count(cache.lookups()),
                Wording.share(target));
    String saving =
        seconds.isPresent()
            ? " At its target %s misses would be hits, and %s of loading saved (%s a load)."
                .formatted(
                    Wording.count(saved),
                    Wording.duration(seconds.get()),
                    Wording.duration(mean.orElseThrow()))
            : " At its target %s misses would be hits; how long a load takes is not known."
                .formatted(Wording.count(saved));
    String evicted =
        cache.evictions() == 0
            ? " Nothing was evicted: it is not short of room."
            : " %s entries were evicted%s: look whether it is short of room, or forgets too early."
                .formatted(
                    Wording.count(cache.evictions()),
                    cache.size() == null
                        ? ""
                        : ", %s are held".formatted(Wording.count(cache.size())));
    return ratio + saving + evicted;
  }
}
