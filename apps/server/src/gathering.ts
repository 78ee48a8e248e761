/** Answers questions of one kind, in their order. */
type AnswerAll<Question, Answer> = (questions: Question[]) => Promise<Answer[]>;

interface Waiting<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Questions about the same that come together are asked together: a page of thumbnails is one look at who is asking and
 * one at the photos, instead of thirty. Nothing is remembered: what comes while an answer is on its way waits for the
 * next one, so that no answer is older than its question.
 */
export class Gathering<Question, Answer> {
  private readonly waiting = new Map<string, Waiting<Question, Answer>[]>();

  /**
   * @param about only questions with the same are asked together
   * @param answerAll one answer for each question; what it throws is thrown to all that asked
   */
  ask(about: string, question: Question, answerAll: AnswerAll<Question, Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.waiting.get(about);
      if (queue) queue.push({ question, resolve, reject });
      else {
        this.waiting.set(about, [{ question, resolve, reject }]);
        // Requests that arrived at the same moment are read one after the other before this.
        setImmediate(() => void this.answerQueue(about, answerAll));
      }
    });
  }

  private async answerQueue(about: string, answerAll: AnswerAll<Question, Answer>): Promise<void> {
    const queue = this.waiting.get(about) ?? [];
    while (queue.length > 0) {
      const batch = queue.splice(0);
      try {
        const answers = await answerAll(batch.map(({ question }) => question));
        batch.forEach(({ resolve }, index) => resolve(answers[index]!));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.waiting.delete(about);
  }
}
