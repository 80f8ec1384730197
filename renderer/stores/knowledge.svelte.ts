/** What is known of ports beside the registry, whoever holds them. */
export type PortKnowledge = typeof import('./port-knowledge.ts')['PORT_KNOWLEDGE'];

/** It is big and loaded when first asked for, so that the page is there before it. */
class Knowledge {
  #current = $state.raw<PortKnowledge | null>(null);
  #problem = $state<string | null>(null);
  #isAsked = false;

  /** Null until it is there. */
  get current(): PortKnowledge | null {
    if (!this.#isAsked) void this.#load();
    return this.#current;
  }

  /** Why it cannot be had; it is tried again when it is next {@link retry asked for}. */
  get problem(): string | null {
    return this.#problem;
  }

  retry(): void {
    this.#problem = null;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#isAsked = true;
    try {
      this.#current = (await import('./port-knowledge.ts')).PORT_KNOWLEDGE;
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }
}

export const knowledge = new Knowledge();
