package dev.lakefront.run.option;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks a person each question once: what was chosen stays chosen. */
final class AskedOnce implements TerminalPrompt {
    private final TerminalPrompt prompt;
    private final Map<String, String> chosen = new ConcurrentHashMap<>();
    private final Map<String, Boolean> confirmed = new ConcurrentHashMap<>();

    AskedOnce(TerminalPrompt prompt) {
        this.prompt = prompt;
    }

    @Override
    public @Nullable String choose(String question, List<String> choices) {
        String before = chosen.get(question);
        if (before != null && choices.contains(before)) {
            return before;
        }
        String now = prompt.choose(question, choices);
        if (now != null) {
            chosen.put(question, now);
        }
        return now;
    }

    @Override
    public boolean confirms(String question) {
        return confirmed.computeIfAbsent(question, prompt::confirms);
    }

    @Override
    public boolean isAttended() {
        return prompt.isAttended();
    }
}
