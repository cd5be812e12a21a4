const key = 'taskforce.signed-in';

/**
 * Whether this browser has signed in at this origin: no secret, only a note that a refresh cookie should be
 * there. Without the note nobody asks the server for a session, so a visitor costs no refused request.
 */
export interface Remembered {
  /** True also where storage is blocked: only the server knows then. */
  isSignedIn: () => boolean;
  note: (isSignedIn: boolean) => void;
}

export const remembered: Remembered = {
  isSignedIn() {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return true;
    }
  },
  note(isSignedIn) {
    try {
      if (isSignedIn) localStorage.setItem(key, '1');
      else localStorage.removeItem(key);
    } catch {
      // Nothing is remembered, and the server is asked each time.
    }
  },
};
