// The forms of a registration's name, by which somebody at the door is found: as it is written, its pinyin, its initials.

export interface RegistrationForms {
  registration: string;
  forms: string[];
}
