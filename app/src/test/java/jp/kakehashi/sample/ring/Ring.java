package jp.kakehashi.sample.ring;

import jp.kakehashi.sample.util.SampleManager;

/// The other half of a cycle between two packages.
public record Ring(SampleManager other) {}
