package dev.lakefront.testing;

/** What stands in for the programs of a system's keyring. */
public final class StandInKeyring {
    /**
     * {@code secret-tool}, for {@code sh}: keeps each secret in a file of the folder {@code
     * KEYRING}, named after its attributes, and its own arguments in the file {@code argv}.
     */
    public static final String SECRET_TOOL =
            """
            echo "$@" >> "$KEYRING/argv"
            verb=$1; shift
            [ "$verb" = store ] && shift
            name="$KEYRING/kept-$(echo "$*" | tr -c 'A-Za-z0-9\\n' _)"
            case $verb in
                store) cat > "$name" ;;
                lookup) [ -f "$name" ] && cat "$name" ;;
                clear) [ -n "$(ls "$name"* 2> /dev/null)" ] && rm "$name"* ;;
            esac
            """;

    private StandInKeyring() {}
}
