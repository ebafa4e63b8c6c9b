package jp.kakehashi.records;

/// The real city or the one people practise in. Each has its own database, colour and outbox;
/// nothing passes from one to the other.
public enum World {
    PRODUCTION,
    TRAINING
}
